import type { Plugin } from "vite";

/** A shader without comments, indentation and spaces at the ends of lines. */
export function bareShader(text: string): string;
/** The plugin for Vite. */
export function bareShaders(): Plugin;
