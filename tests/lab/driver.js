// What the tests ask of JupyterLab's own application object, as `window.lab`.
// Menus are no way to drive it: they open before the session behind them is ready.

const app = () => window.jupyterapp;
const panel = () => app().shell.currentWidget;
const idOf = (cell) => cell.model.sharedModel.getId();

const cellOf = (id) => {
  const found = panel().content.widgets.find((cell) => idOf(cell) === id);
  if (!found) throw new Error(`the notebook must have a cell ${id}, got none`);
  return found;
};

window.lab = {
  isReady(path) {
    const kernel = panel()?.sessionContext?.session?.kernel;
    const isThere = panel()?.context?.path === path;
    return isThere && kernel?.connectionStatus === "connected" && kernel.status === "idle";
  },

  async settle() {
    await app().restored;
    await panel().context.ready;
    await panel().sessionContext.ready;
    await panel().revealed;
    await panel().sessionContext.session.kernel.info;
    // JupyterLab's body has no height, and axe takes for hidden what overflows it.
    document.body.style.height = "100vh";
  },

  runAll: () => app().commands.execute("notebook:run-all-cells"),

  async run(id) {
    const { content } = panel();
    content.activeCellIndex = content.widgets.indexOf(cellOf(id));
    await content.scrollToCell(content.activeCell);
    await app().commands.execute("notebook:run-cell");
    content.activate();
  },

  put: (id, source) => cellOf(id).model.sharedModel.setSource(source),
  source: (id) => cellOf(id).model.sharedModel.getSource(),

  add(source) {
    panel().model.sharedModel.addCell({ cell_type: "code", source });
    return idOf(panel().content.widgets.at(-1));
  },

  // The page itself does not tell the ids of its cells.
  mark(id) {
    cellOf(id).node.dataset.cell = id;
  },

  // What stands in front of a cell: the number of its run, null while it runs.
  count: (id) => cellOf(id).model.executionCount,

  // How many cells below the active one a cell stands.
  distance(id) {
    const { content } = panel();
    return content.widgets.indexOf(cellOf(id)) - content.activeCellIndex;
  },

  active: () => idOf(panel().content.activeCell),
  mode: () => panel().content.mode,

  // How many elements of a place hold words to be seen.
  texts(place) {
    const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
    const holds = (e) => [...e.childNodes].some(isText) && !e.closest("style, svg, .grader-hidden");
    return [...document.querySelectorAll(`${place} *`)].filter(holds).length;
  },

  wear: (theme) => app().commands.execute("apputils:change-theme", { theme }),

  isWearing: (theme) =>
    document.body.dataset.jpThemeName === theme &&
    getComputedStyle(document.body).getPropertyValue("--jp-layout-color1") !== "",

  async open(path) {
    await app().commands.execute("docmanager:open", { path });
  },

  async leave() {
    const left = panel();
    await left.context.save(); // JupyterLab would ask about changes
    await left.sessionContext.shutdown();
    left.close();
  },

  async shutDown() {
    const { sessions } = app().serviceManager;
    for (const widget of app().shell.widgets("main")) await widget.sessionContext?.shutdown();
    await sessions.refreshRunning();
    return [...sessions.running()].map((session) => session.path);
  },
};
