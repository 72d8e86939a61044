import type { Fault, FaultCode, FaultParams, Place } from './fault.ts';

/** The way to a value within a file. */
export type Path = readonly PropertyKey[];

/** Where the value at a path of a file stands. */
export type At = (path: Path) => Place;

/** Makes a fault of the value at a path. */
export type Report = <C extends FaultCode>(path: Path, code: C, params: FaultParams[C]) => Fault;
