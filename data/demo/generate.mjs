#!/usr/bin/env node
// Writes the demo data into this folder: node data/demo/generate.mjs [other folder]
// The same bytes every time; data/README.md says what each file is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoFiles } from './generator/files.mjs';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of demoFiles()) writeFileSync(join(folder, name), text);
