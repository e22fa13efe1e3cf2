// Contrast of what is on the screen, by WCAG 2.1's relative luminance, from computed styles.

/**
 * Every visible piece of text in an editor with its contrast against what lies behind it:
 * [{text, ratio, dimmed}], `dimmed` where an opacity below 1 or the colour of chaff applies.
 */
export async function editorContrasts(page, editor) {
  return editor.evaluate((root) => {
    const parse = (value) => {
      // matches the numbers of rgba(12, 34, 56, 0.5)
      const [red = 0, green = 0, blue = 0, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
      return { color: [red, green, blue], alpha: value === 'transparent' ? 0 : alpha };
    };
    const over = (top, alpha, bottom) => bottom.map((channel, index) => top[index] * alpha + channel * (1 - alpha));
    const luminance = (color) => {
      const [red, green, blue] = color.map((channel) => {
        const value = channel / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratioOf = (a, b) => {
      const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
      return (light + 0.05) / (dark + 0.05);
    };
    const base = parse(getComputedStyle(root.querySelector('.monaco-editor-background')).backgroundColor).color;
    const layers = [...root.querySelectorAll('.view-overlays .cdr')].map((element) => ({
      box: element.getBoundingClientRect(),
      ...parse(getComputedStyle(element).backgroundColor),
    }));
    const behind = (box) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const under = layers.filter(
        (layer) => layer.alpha > 0 && x >= layer.box.left && x <= layer.box.right && y >= layer.box.top && y <= layer.box.bottom,
      );
      return under.reduce((color, layer) => over(layer.color, layer.alpha, color), base);
    };
    const opacityOf = (element) =>
      element === root || element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
    const pieces = [...root.querySelectorAll('.view-lines .view-line span')].filter(
      (span) => span.childElementCount === 0 && span.textContent.trim() !== '',
    );
    return pieces.map((span) => {
      const style = getComputedStyle(span);
      const opacity = opacityOf(span);
      const own = parse(style.backgroundColor);
      const background = over(own.color, own.alpha, behind(span.getBoundingClientRect()));
      const front = parse(style.color);
      return {
        text: span.textContent.replaceAll('\u00a0', ' ').slice(0, 60),
        ratio: ratioOf(over(front.color, front.alpha * opacity, background), background),
        opacity,
        color: style.color,
      };
    });
  });
}

/** The share of pieces below their bound: 3 for dimmed ones, 4.5 for the others. A piece is dimmed where it is fainter than the editor's own text. */
export function tooFaint(pieces) {
  return pieces.filter(({ ratio, opacity }) => ratio < (opacity < 1 ? 3 : 4.5));
}
