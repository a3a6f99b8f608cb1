/** A file becomes an import: uploaded, tried, looked at, carried out. */
import { type Child, h } from "../dom";
import { appendUpload, beginUpload, fetchUpload, fetchUploads, startJob } from "./api";
import type { Env } from "./env";
import { type Control, createForm, formField, selectInput, textInput } from "./form";
import { jobsList, jobView } from "./jobs";
import { loaded } from "./list";
import type { Upload, Uploads } from "./types";
import { size } from "./when";

/** What was filled in stays while the page is open, whatever else is looked at. */
const kept: {
  file: File | null;
  upload: Upload | null;
  values: Record<string, string>;
} = { file: null, upload: null, values: {} };

const tries = 5; // of a piece of a file, over a bad network

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Our fields and the file's columns, "date = Datum" a line. */
export function fieldsOf(text: string): Record<string, string> {
  const pairs = text.split("\n").flatMap((line) => {
    const equals = line.indexOf("=");
    const ours = line.slice(0, Math.max(0, equals)).trim();
    return ours === "" ? [] : [[ours, line.slice(equals + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}

async function sendPiece(upload: Upload, file: File, piece: number): Promise<Upload> {
  for (let i = 1; ; i++) {
    try {
      const bytes = file.slice(upload.received, upload.received + piece);
      return await appendUpload(upload.id, upload.received, bytes);
    } catch (error) {
      if (i === tries) throw error;
      await wait(i * 500);
      // The piece may have come although its answer did not.
      const known = await fetchUpload(upload.id).catch(() => null);
      if (known !== null && known.received > upload.received) return known;
    }
  }
}

/** The whole file, piece by piece. Bytes that are there already are not sent again. */
async function sendFile(
  file: File,
  piece: number,
  progress: (sent: number) => void,
): Promise<Upload> {
  let upload = kept.file === file && kept.upload !== null ? kept.upload : null;
  if (upload !== null) upload = await fetchUpload(upload.id).catch(() => null);
  upload ??= await beginUpload(file);
  kept.file = file;
  while (upload.received < upload.size) {
    kept.upload = upload;
    progress(upload.received);
    upload = await sendPiece(upload, file, piece);
  }
  kept.upload = upload;
  progress(upload.size);
  return upload;
}

function keptControl<C extends Control>(name: string, control: C): C {
  control.value = kept.values[name] ?? control.value;
  const keep = () => {
    kept.values[name] = control.value;
  };
  control.addEventListener("input", keep);
  control.addEventListener("change", keep);
  return control;
}

function fileField({ words }: Env, { largest }: Uploads) {
  const { t } = words;
  const input = h("input", { type: "file", change: () => chosen() });
  const name = h("span", { class: "file-name" });
  const field = formField("upload", t("adminFile"), input, {
    help: t("adminFileHelp", { size: size(largest, words) }),
  });
  let file = kept.file;

  function say(): void {
    name.textContent = file === null ? "" : `${file.name}, ${size(file.size, words)}`;
    field.say(file !== null && file.size > largest ? t("adminProblemLarge") : "");
  }
  function chosen(): void {
    file = input.files?.[0] ?? file;
    say();
  }
  field.element.addEventListener("dragover", (event) => event.preventDefault());
  field.element.addEventListener("drop", (event) => {
    event.preventDefault();
    file = event.dataTransfer?.files[0] ?? file;
    say();
  });
  field.element.append(name);
  say();
  return { field, file: () => file };
}

function importForm(env: Env, uploads: Uploads): HTMLElement {
  const { words, tell } = env;
  const { t } = words;
  const bar = h("progress", { max: 1, hidden: true, "aria-label": t("adminSending") });
  const { field: fileChoice, file } = fileField(env, uploads);
  const profile = formField(
    "profile",
    t("adminProfile"),
    keptControl(
      "profile",
      selectInput(
        [
          { value: "", text: t("editChoose") },
          ...uploads.profiles.map(({ name, purpose }) => ({
            value: name,
            text: `${name}: ${purpose}`,
          })),
        ],
        "",
      ),
    ),
    { help: t("adminProfileHelp") },
  );
  const set = formField("set", t("adminSet"), keptControl("set", textInput()), {
    help: t("adminSetHelp"),
  });
  const crs = formField("crs", t("adminCrs"), keptControl("crs", textInput()), {
    help: t("adminCrsHelp"),
  });
  const layer = formField("layer", t("adminLayer"), keptControl("layer", textInput()), {
    help: t("adminLayerHelp"),
  });
  const fields = formField(
    "fields",
    t("adminFields"),
    keptControl("fields", h("textarea", { rows: 4 })),
    {
      help: t("adminFieldsHelp"),
    },
  );
  const more = h(
    "details",
    {
      open: Object.entries(kept.values).some(([name, value]) => name !== "profile" && value !== ""),
    },
    h("summary", {}, t("adminMoreOptions")),
    set.element,
    crs.element,
    layer.element,
    fields.element,
  );

  async function send(): Promise<void> {
    const chosen = file();
    if (chosen === null) {
      fileChoice.say(t("adminProblemRequired"));
      fileChoice.control.focus();
      return;
    }
    if (chosen.size > uploads.largest) {
      fileChoice.say(t("adminProblemLarge"));
      return;
    }
    if (profile.control.value === "") {
      profile.say(t("adminProblemRequired"));
      profile.control.focus();
      return;
    }
    bar.hidden = false;
    try {
      const upload = await sendFile(chosen, uploads.piece, (sent) => {
        bar.value = sent / chosen.size;
      });
      const job = await startJob({
        upload: upload.id,
        profile: profile.control.value,
        set: set.control.value.trim(),
        crs: crs.control.value.trim(),
        layer: layer.control.value.trim(),
        fields: fieldsOf(fields.control.value),
      });
      tell("");
      location.assign(env.address({ job: String(job.id) }));
    } finally {
      bar.hidden = true;
    }
  }

  return createForm({
    words,
    fields: [fileChoice, profile, set, crs, layer, fields],
    content: [fileChoice.element, profile.element, more, bar],
    submit: t("adminTry"),
    send,
  });
}

export function importPart(env: Env): HTMLElement {
  const { t } = env.words;
  const chosen = Number(env.asked.get("job"));
  const jobs = jobsList(env);
  const list: Child[] = [h("h2", {}, t("adminJobs")), jobs.element];
  if (chosen > 0) {
    return h(
      "section",
      { class: "admin-part" },
      h(
        "p",
        { class: "back" },
        h("a", { href: env.address({ job: "" }) }, `← ${t("adminImportFile")}`),
      ),
      jobView(env, chosen, (job) => {
        if (job.kind === "import" && job.state === "done") {
          kept.file = null;
          kept.upload = null;
        }
        void jobs.reload();
      }),
      ...list,
    );
  }
  const form = loaded(env.words, t("adminImportFile"), fetchUploads, (uploads) => [
    uploads.takes_files
      ? importForm(env, uploads)
      : h("p", { class: "empty" }, t("adminNoUploads")),
  ]);
  return h(
    "section",
    { class: "admin-part" },
    h("div", { class: "admin-head" }, h("h1", {}, t("adminImportFile"))),
    h("p", { class: "lead" }, t("adminImportText")),
    form.element,
    ...list,
  );
}
