/** A printed page as a picture: its drawing with the styles and typefaces that it needs, in one SVG. */
import { save } from "../save";

const perInch = 200;
const inch = 96; // CSS pixels

export const asData = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** All rules of the page, with typefaces written into them: a picture may fetch nothing. */
async function styles(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].map((rule) => ({ text: rule.cssText, base: sheet.href ?? location.href })),
  );
  const filled = rules.map(async ({ text, base }) => {
    const url = text.startsWith("@font-face") ? /url\("([^"]+)"\)/.exec(text)?.[1] : undefined;
    if (url === undefined) return text;
    const font = await (await fetch(new URL(url, base))).blob();
    return text.replace(/src:[^;]+;/, `src: url("${await asData(font)}");`);
  });
  return (await Promise.all(filled)).join("\n");
}

function loaded(source: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("image"));
    image.src = source;
  });
}

/** Offer a page, which is in the document, as a PNG file of 200 dots an inch. */
export async function savePng(page: HTMLElement, name: string): Promise<void> {
  const [width, height] = [page.offsetWidth, page.offsetHeight];
  const copy = page.cloneNode(true) as HTMLElement;
  copy.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
  const style = document.createElement("style");
  style.textContent = await styles();
  copy.prepend(style);
  const inside = new XMLSerializer().serializeToString(copy);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`;
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round((width * perInch) / inch);
  canvas.height = Math.round((height * perInch) / inch);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("canvas");
  context.scale(perInch / inch, perInch / inch);
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("canvas");
  save(blob, name);
}
