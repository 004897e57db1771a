import { showTestImage } from "#state/input-picture.ts";
import { session } from "#state/session.ts";
import { useInput } from "#state/stores/input-store.ts";
import { NumberField } from "#ui/number-field.tsx";

/** Sets the input to a test image, for data that cannot be drawn. */
export function TestImageField({ count }: { readonly count: number }) {
  const index = useInput(({ source }) => (source.kind === "example" ? source.index : 0));
  return (
    <NumberField
      label="Test image"
      value={index + 1}
      min={1}
      max={count}
      onChange={(number) => void showTestImage(session, number - 1)}
    />
  );
}
