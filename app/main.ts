import { startLab } from "./start-lab.ts";

// The network first: its programs compile while the page, which is loaded beside, is put together.
const started = startLab();
void import("./page.tsx").then(({ showPage }) => showPage(started));
