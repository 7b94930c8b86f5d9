import type { Pack } from "./index.js";

/** The packs for England, as texts. */
export declare const england: Pack[];
