/** How long nothing must happen before an answer, in ms: an editor writes a file in several steps. */
export const PAUSE = 40;

/** What tells of changes, as `fs.watch` does. */
export interface Source {
  close(): void;
}

/**
 * Calls `answer` after changes, once for changes that follow closely upon one another.
 * @param start begins to listen: `(listener) => watch(dir, { recursive: true }, listener)`
 */
export function watchCourses(
  start: (listener: () => void) => Source,
  answer: () => void,
  pause = PAUSE,
): Source {
  let timer: NodeJS.Timeout | undefined;
  const source = start(() => {
    clearTimeout(timer);
    timer = setTimeout(answer, pause);
  });
  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}
