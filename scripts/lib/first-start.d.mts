import type { Gatehouse } from "./serve.mjs";

export function hasCompany(db: D1Database): Promise<boolean>;
export function openSetup(server: Pick<Gatehouse, "db" | "url">, now: number): Promise<string>;
export function seedDemo(server: Gatehouse, now: number): Promise<{ email: string; password: string }[]>;
export function languageOf(lang?: string): "en" | "ru" | "pl";
