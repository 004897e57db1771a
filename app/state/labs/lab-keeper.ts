/** Keeps the lab of this page in the browser's database, so that nothing that happens to the page loses it. */
import type { Checkpoint } from "#engine/train/trainer.ts";
import { dueAgain } from "../due-again.ts";
import { persisted } from "../persist.ts";
import { MOST_BYTES } from "../persist/checkpoint-record.ts";
import { askToKeep } from "../persist/durability.ts";
import { aboutRecord, type LabState, noteOf } from "../persist/lab-notes.ts";
import { annotate, type KeptLab, writeLab } from "../persist/lab-slots.ts";
import { writeLocal } from "../persist/local.ts";
import { tellUnkept } from "../persist/problems.ts";
import { session, type Session } from "../session.ts";
import { useData } from "../stores/data-store.ts";
import { useNetwork } from "../stores/network-store.ts";
import { notify } from "../stores/notices.ts";
import { useSettings } from "../stores/settings-store.ts";
import { recordOf } from "./lab-of-record.ts";
import type { OpenedLab } from "./open-lab.ts";

/** Least time between two writes, in ms, and the share of the time that they may take. */
const PAUSE_MS = 700;
const WRITE_SHARE = 0.1;
const LONGEST_PAUSE_MS = 10_000;

const TOO_LARGE = `The weights of this network are too many for the browser's storage, which keeps ${Math.round(MOST_BYTES / 1e6)} MB of them. Its layers are kept; its weights only until you close the page.`;

/** Writes the lab after each change: at most once in a while, and when the page is left. */
export class LabKeeper {
  readonly #session: Session;
  #last: LabState | null = null;
  #from: LabState | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Ends never with an error; says whether what it wrote is kept. */
  #writing: Promise<boolean> | null = null;
  #isChanged = false;
  /** Whether the last write failed. */
  #isBehind = false;
  /** Whether the page has been left. */
  #isLeft = false;
  /** Whether the page that comes next begins with another lab. */
  #isHandedOver = false;
  #isTold = false;

  constructor(from: Session) {
    this.#session = from;
  }

  /** Where this page keeps its lab; null where nothing has changed since it was opened. */
  get place(): string | null {
    return this.#last?.id ?? null;
  }

  /** The page goes on with the lab that is kept there, in the same place where that is its own. */
  take({ state, isOwn }: Pick<OpenedLab, "state" | "isOwn">): void {
    this.#last = isOwn ? state : null;
    this.#from = isOwn ? null : state;
    if (this.#last) this.#remember(this.#last.id, false);
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", ({ persisted: isBack }) => isBack && this.#comeBack());
  }

  /** Keeps the lab from now on. `isWhole`: whether all of what was kept could be read; what could not stays in its place. */
  begin(isWhole: boolean): void {
    if (!isWhole) this.#last = this.#from = null;
    const later = (): void => this.#later();
    this.#session.onCheckpoint(later);
    useNetwork.subscribe(later);
    useSettings.subscribe(later);
    useData.subscribe(later);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.#seen();
      else if (this.#isChanged && !this.#writing) void this.#turn();
    });
    if (!isWhole) later();
  }

  /** Writes what is not kept yet. Whether all is kept. */
  async flush(): Promise<boolean> {
    await this.#writing;
    return this.#isChanged || this.#isBehind ? this.#turn() : true;
  }

  /** The lab of this page, where what has changed could not be kept; null where all is kept. */
  async unkept(): Promise<KeptLab | null> {
    const { checkpoint, architecture } = this.#session;
    if ((await this.flush()) || !checkpoint) return null;
    const { record, bytes } = await recordOf(checkpoint, architecture);
    return { note: { ...noteOf("", aboutRecord(record)), bytes, written: Date.now() }, record };
  }

  /** Keeps what there is, then lets the page that comes next begin with a copy of another lab. Whether all is kept. */
  async handOver(id: string): Promise<boolean> {
    await this.#session.pause();
    if (!(await this.flush())) return false;
    this.#isHandedOver = this.#remember(id, false);
    return this.#isHandedOver;
  }

  /** Says which lab the page that comes next in this tab begins with: a copy, unless this one is left before. */
  #remember(lab: string, isLeft: boolean): boolean {
    return this.#isHandedOver || writeLocal(persisted.tab, { lab, isLeft });
  }

  #later(): void {
    this.#isChanged = true;
    if (!this.#writing) this.#wait(PAUSE_MS);
  }

  #wait(ms: number): void {
    this.#timer ??= setTimeout(() => void this.#turn(), Math.min(ms, LONGEST_PAUSE_MS));
  }

  async #turn(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isChanged = false;
    const start = performance.now();
    this.#writing = this.#write();
    const isKept = await this.#writing;
    this.#isBehind = !isKept;
    this.#writing = null;
    if (this.#isChanged) this.#wait(dueAgain(start, PAUSE_MS, WRITE_SHARE) - performance.now());
    return isKept;
  }

  async #write(): Promise<boolean> {
    const { checkpoint, architecture } = this.#session;
    if (!checkpoint) return true;
    try {
      const { record, bytes } = await recordOf(checkpoint, architecture);
      this.#last = await writeLab(record, bytes, this.#last, this.#from);
      this.#remember(this.#last.id, this.#isLeft);
      if (record.checkpoint.step > 0) void askToKeep();
      this.#tellOfSize(record.checkpoint.step, checkpoint);
      return true;
    } catch (error) {
      tellUnkept(persisted.lab, error);
      return false;
    }
  }

  /** Of initialised weights nothing is lost: they are drawn anew from the seed. */
  #tellOfSize(written: number, { step }: Checkpoint): void {
    if (written === step || this.#isTold) return;
    this.#isTold = true;
    notify({ id: "lab", tone: "warning", text: TOO_LARGE });
  }

  /** Another page of this tab may go on where this one ends. */
  #leave(): void {
    this.#isLeft = true;
    if (this.#last) this.#remember(this.#last.id, true);
  }

  /** The page was left, and is back as it was: another may have gone on meanwhile. What it has is a lab of its own now. */
  #comeBack(): void {
    this.#isLeft = false;
    if (!this.#last) return;
    this.#remember(this.#last.id, false);
    this.#from = this.#last;
    this.#last = null;
    this.#later();
  }

  /** A lab in front of the student stays: it is not outdated, and one that was removed elsewhere is put back. */
  async #seen(): Promise<void> {
    if (!this.#last) return;
    const isThere = await annotate([this.#last.id], { seen: Date.now() }).catch(() => true);
    if (!isThere) this.#later();
  }
}

/** Keeps the lab of the app's session. */
export const labKeeper = new LabKeeper(session);
