/** One broken file: what is replaced in it, and each fault that must be found. */
export interface Case {
  /** Its path below the courses directory. */
  file: string;
  /** What of the base is replaced, once, and by what; or the whole text of a file. */
  change: [from: string, to: string] | string;
  /**
   * `line:column code`, after another file's path and a colon where the fault stands in another; and what is found
   * and how it is mended, in English.
   */
  faults: [at: string, says: string][];
}
