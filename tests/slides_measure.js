// Returns what is wrong with the slides of a deck of 1280 x 720, with all steps shown.
() => {
  const found = [];
  const measure = (slide, place) => {
    const say = (element, what) => found.push(`${place} ${element.className || element.tagName}: ${what}`);
    for (const element of slide.querySelectorAll(".page *")) {
      const box = element.getBoundingClientRect();
      if (!box.width || element.closest("mjx-assistive-mml, mjx-container *")) continue;
      if (box.left < -0.5 || box.top < -0.5 || box.right > 1280.5 || box.bottom > 715)
        say(element, `ends at ${Math.round(box.right)}, ${Math.round(box.bottom)}`);
      if (element.matches("pre") && element.scrollWidth > element.clientWidth) say(element, "is cut");
      if (element.matches("img") && box.height < 250) say(element, `is ${box.height} px high`);
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const text = words.map((node) => node.textContent.trim()).join("");
      if (!text) continue;
      const isCode = element.closest("code, samp, pre");
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < (isCode ? 20 : 26)) say(element, `has type of ${size} px`);
      if (!isCode && text.includes("$")) say(element, "has a formula that was not set");
    }
  };
  const blocks = (slide) => [...slide.querySelectorAll(".block")].map((b) => b.getBoundingClientRect());
  Reveal.getSlides().forEach((slide, place) => {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, 99);
    measure(slide, place + 1);
    blocks(slide).reduce((above, below) => {
      if (below.top < above.bottom - 0.5) found.push(`${place + 1}: blocks overlap`);
      return below;
    });
  });
  return found;
}
