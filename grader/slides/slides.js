// Starts the deck, makes what is too large a little smaller, counts an exercise's time down.
"use strict";

const SCALES = [1, 0.97, 0.94, 0.91, 0.88]; // of text of 30 px on a slide of 1280 x 720
const SLACK = 8; // pixels that a formula may hang below its line

/** Lower the size of text until the content of a slide fits. */
function fit(page) {
  const content = page.querySelector(".content");
  const fits = () =>
    content.scrollHeight <= content.clientHeight + SLACK &&
    content.scrollWidth <= content.clientWidth;
  for (const scale of SCALES) {
    page.style.setProperty("--scale", scale);
    if (fits()) return;
  }
}

/** Measure all slides; those that are not shown are laid out unseen meanwhile. */
function fitAll() {
  document.documentElement.classList.add("measuring");
  document.querySelectorAll(".page").forEach(fit);
  document.documentElement.classList.remove("measuring");
}

/** Counts one exercise down; its slides all show the same clock. */
const timer = {
  ends: null,
  buttons: [],

  set(slide, minutes, ends) {
    this.stop();
    const stack = document.querySelectorAll(".slides > section")[slide];
    this.buttons = stack.querySelectorAll(`.timer[data-minutes="${minutes}"]`);
    this.ends = ends;
    if (ends) this.ticking = setInterval(() => this.show(), 250);
    this.show();
  },

  stop() {
    clearInterval(this.ticking);
    this.ends = null;
    this.show();
  },

  show() {
    const left = Math.max(0, Math.ceil((this.ends - Date.now()) / 1000));
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    this.buttons.forEach((button) => {
      const running = left ? clock : "time is up";
      button.textContent = this.ends ? running : `${button.dataset.minutes} min`;
      button.classList.toggle("running", Boolean(this.ends));
    });
  },
};

/** The speaker's window shows the deck in frames of its own: what one does, all do. */
const windows = new BroadcastChannel(location.pathname);
const actions = {
  timer: (slide, minutes, ends) => timer.set(slide, minutes, ends),
  dark: (on) => document.documentElement.classList.toggle("dark", on),
};
windows.onmessage = ({ data: [name, ...values] }) => actions[name](...values);

function actEverywhere(name, ...values) {
  actions[name](...values);
  windows.postMessage([name, ...values]);
}

function toggleTimer(button) {
  if (!button) return;
  const minutes = Number(button.dataset.minutes);
  const isRunning = timer.ends && [...timer.buttons].includes(button);
  const ends = isRunning ? null : Date.now() + minutes * 60000;
  actEverywhere("timer", Reveal.getIndices().h, minutes, ends);
}

function toggleDark() {
  actEverywhere("dark", !document.documentElement.classList.contains("dark"));
}

async function start() {
  if (new URLSearchParams(location.search).has("dark")) actions.dark(true);
  await MathJax.startup.promise;
  await MathJax.typesetPromise();
  await document.fonts.ready;
  await Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    maxScale: 4,
    center: false,
    hash: true,
    navigationMode: "linear",
    slideNumber: "c/t",
    controls: false,
    progress: false,
    transition: "none",
    backgroundTransition: "none",
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    plugins: [RevealNotes],
  });
  Reveal.addKeyBinding({ keyCode: 84, key: "T", description: "Start or stop the timer" }, () =>
    toggleTimer(Reveal.getCurrentSlide().querySelector(".timer"))
  );
  Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "Dark or light" }, toggleDark);
  document.addEventListener("click", (event) => toggleTimer(event.target.closest(".timer")));
  fitAll();
  document.documentElement.classList.add("ready");
}

start();
