// Read by MathJax when it starts.
window.MathJax = {
  tex: { inlineMath: [["$", "$"]], displayMath: [["$$", "$$"]], processEscapes: true },
  svg: { fontCache: "local", scale: 0.92 },
  options: { enableMenu: false },
  startup: { typeset: false },
};
