/** An open gate. Decorative: the company's name stands beside it. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <rect width="24" height="24" rx="6" fill="var(--color-accent)" />
      <path d="M6 18V11a6 6 0 0 1 12 0v7" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      <path d="M12 18v-6.5" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
