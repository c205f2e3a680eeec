// Runs one Python file in Pyodide: node pyodide_run.mjs RUNTIME COURSE FOLDER FILE PACKAGES...
// FILE lies in FOLDER, which Python sees as /job, and the course as /course.
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const [runtime, course, folder, file, ...packages] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: runtime });
await pyodide.loadPackage(packages, { messageCallback: () => {} });
pyodide.mountNodeFS("/course", course);
pyodide.mountNodeFS("/job", folder);
try {
  await pyodide.runPythonAsync(readFileSync(join(folder, file), "utf-8"));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
