/** Files that the page makes itself, and what they are called. */
import { questionText } from "./question";
import type { Scene } from "./scene";

/** The question as the name of a file, without what file systems do not take. */
export const fileName = (scene: Scene, ending: string): string =>
  `${questionText(scene)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/-$/, "")}.${ending}`;

export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
