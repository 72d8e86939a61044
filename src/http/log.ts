/** Where the operator reads what happened. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/**
 * A log of one JSON object a line: `time`, `level`, `message` and the fields.
 * @param write takes each line with its line break; standard output by default
 */
export function jsonLog(write: (line: string) => void = (line) => process.stdout.write(line)): Log {
  const entry =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) =>
      write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
  return { info: entry('info'), error: entry('error') };
}
