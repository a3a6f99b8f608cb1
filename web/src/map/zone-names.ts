/** What a zone on the map is called for those who cannot see it: its name and what its colour says. */
import type { Scene } from "../scene";
import { valueText } from "./label-text";

export function zoneNames(scene: Scene): Map<string, string> {
  const { t } = scene.words;
  return new Map(
    scene.zones.map(({ code, name }) => {
      const figure = scene.figures.get(code);
      const value = valueText(scene, figure);
      const missing = t(figure?.standing === "few" ? "few" : "none");
      return [code, `${name}, ${value === "" ? missing : value}`];
    }),
  );
}
