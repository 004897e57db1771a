/** Stores this page's lab in the browser's database, so that it survives whatever happens to the page. */
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import { unlessLeaving } from "#data/request.ts";
import { dueAgain } from "../due-again.ts";
import { labRows } from "../persist/lab-rows.ts";
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

/** Minimum time between two writes, in ms, and the share of time that they may take. */
const PAUSE_MS = 700;
const WRITE_SHARE = 0.1;
const LONGEST_PAUSE_MS = 10_000;

const TOO_LARGE = `This network's weights exceed the ${Math.round(MOST_BYTES / 1e6)} MB that the browser can store. Its layers are stored; its weights last only until you close the page.`;

/** Writes the lab after changes, at limited intervals, and when the page is left. */
export class LabKeeper {
  readonly #session: Session;
  #last: LabState | null = null;
  #from: LabState | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Never rejects; resolves to whether the write succeeded. */
  #writing: Promise<boolean> | null = null;
  #isChanged = false;
  /** Whether the last write failed. */
  #isBehind = false;
  /** Whether the page has been left. */
  #isLeft = false;
  /** Whether the next page of this tab starts with another lab. */
  #isHandedOver = false;
  #isTold = false;

  constructor(from: Session) {
    this.#session = from;
  }

  /** Where this page stores its lab; null if nothing has changed since it was opened. */
  get place(): string | null {
    return this.#last?.id ?? null;
  }

  /** Continues with the stored lab, in the same place if the page owns it. */
  take({ state, isOwn }: Pick<OpenedLab, "state" | "isOwn">): void {
    this.#last = isOwn ? state : null;
    this.#from = isOwn ? null : state;
    if (this.#last) this.#remember(this.#last.id, false);
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", ({ persisted: isBack }) => isBack && this.#comeBack());
  }

  /**
   * Starts storing the lab. `isWhole`: whether all stored data could be read; anything unreadable stays in its place.
   */
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

  /** Writes unsaved changes; returns whether everything is stored. */
  async flush(): Promise<boolean> {
    await this.#writing;
    return this.#isChanged || this.#isBehind ? this.#turn() : true;
  }

  /** This page's lab if its changes could not be stored; null if everything is stored. */
  async unkept(): Promise<KeptLab | null> {
    const { checkpoint, architecture } = this.#session;
    if ((await this.flush()) || !checkpoint) return null;
    const { record, bytes } = await recordOf(checkpoint, architecture);
    return { note: { ...noteOf("", aboutRecord(record)), bytes, written: Date.now() }, record };
  }

  /** Stores the current lab, then makes the next page start with a copy of another. Returns whether all is stored. */
  async handOver(id: string): Promise<boolean> {
    await this.#session.pause();
    if (!(await this.flush())) return false;
    this.#isHandedOver = this.#remember(id, false);
    return this.#isHandedOver;
  }

  /**
   * Leaves the stored lab as it is: what comes next in this page is a lab of its own. Where the storage refuses it, there
   * is nothing to leave. Returns whether there was a lab to leave.
   */
  async setAside(): Promise<boolean> {
    await this.#session.pause();
    const left = (await this.flush()) ? (this.#last ?? this.#from) : null;
    this.#last = this.#from = null;
    return left !== null;
  }

  /** Sets the lab that the tab's next page starts with: a copy, unless this page has been left by then. */
  #remember(lab: string, isLeft: boolean): boolean {
    return this.#isHandedOver || writeLocal(labRows.tab, { lab, isLeft });
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
      // Leaving the page interrupts what it writes; the page after it has its own say.
      await unlessLeaving();
      tellUnkept(labRows.lab, error);
      return false;
    }
  }

  /** Untrained weights are not lost: they are drawn again from the seed. */
  #tellOfSize(written: number, { step }: Checkpoint): void {
    if (written === step || this.#isTold) return;
    this.#isTold = true;
    notify({ id: "lab", tone: "warning", text: TOO_LARGE });
  }

  /** Another page of this tab may continue where this one ends. */
  #leave(): void {
    this.#isLeft = true;
    if (this.#last) this.#remember(this.#last.id, true);
  }

  /** The page was restored after being left. Another may have continued its lab, so it now has a lab of its own. */
  #comeBack(): void {
    this.#isLeft = false;
    if (!this.#last) return;
    this.#remember(this.#last.id, false);
    this.#from = this.#last;
    this.#last = null;
    this.#later();
  }

  /** An open lab is kept: it does not expire, and if it was removed elsewhere, it is stored again. */
  async #seen(): Promise<void> {
    if (!this.#last) return;
    const isThere = await annotate([this.#last.id], { seen: Date.now() }).catch(() => true);
    if (!isThere) this.#later();
  }
}

/** Stores the lab of the app's session. */
export const labKeeper = new LabKeeper(session);
