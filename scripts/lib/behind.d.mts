/** Puts a process with the threads that it has now behind those of normal priority; nothing happens where that cannot be told. */
export function standBehind(pid: number): void;
