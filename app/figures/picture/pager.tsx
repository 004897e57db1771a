import { Button } from "#ui/button.tsx";

interface PagerProps {
  /** Name of the items, such as "maps". */
  readonly what: string;
  readonly first: number;
  readonly size: number;
  readonly count: number;
  readonly onChange: (first: number) => void;
}

/** Steps through many pictures, a page at a time; renders nothing if all fit on one page. */
export function Pager({ what, first, size, count, onChange }: PagerProps) {
  if (count <= size) return null;
  const last = Math.min(count, first + size) - 1;
  return (
    <div className="fig-pager" role="group" aria-label={`Pages of ${what}`}>
      <Button small disabled={first === 0} onPress={() => onChange(Math.max(0, first - size))}>
        Previous
      </Button>
      <span aria-live="polite">{`${what} ${first} … ${last} of ${count}`}</span>
      <Button small disabled={last === count - 1} onPress={() => onChange(first + size)}>
        Next
      </Button>
    </div>
  );
}
