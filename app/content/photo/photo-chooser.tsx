import { useState } from "react";
import { refuseImageFile } from "#data/image-source.ts";
import { findPhoto, photos } from "#data/photos.ts";
import { Button } from "#ui/button.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";
import { OWN } from "./choice.ts";
import { bringPhoto, useOwnPhoto } from "./own-photo.ts";
import "./photo-chooser.css";

interface PhotoChooserProps {
  readonly value: string;
  /** Shipped photos on offer, by id; all by default. */
  readonly ids?: readonly string[];
  readonly onChange: (value: string) => void;
}

const ALL = photos.map(({ id }) => id);
const Camera = lazyPart(async () => (await import("./camera.tsx")).Camera);

/** Chooses the picture of a stage: a shipped one, a file of the student's, or what the camera sees. It stays on the device. */
export function PhotoChooser({ value, ids = ALL, onChange }: PhotoChooserProps) {
  const own = useOwnPhoto();
  const [problem, setProblem] = useState<string | null>(null);
  const [isFilming, setIsFilming] = useState(false);
  const options = ids.map((id) => ({ value: id, label: findPhoto(id)?.title ?? id }));
  const take = (blob: Blob, name: string): void => {
    setProblem(null);
    bringPhoto({ blob, name });
    onChange(OWN);
  };
  const takeFile = (file: File): void => {
    const refusal = refuseImageFile(file);
    if (refusal) setProblem(refusal.message);
    else take(file, `"${file.name}"`);
  };
  return (
    <div className="photo-chooser">
      <Select
        label="Photo"
        value={value}
        options={own || value === OWN ? [...options, { value: OWN, label: "Your own" }] : options}
        onChange={onChange}
      />
      <FileButton accept="image/*" onFile={takeFile}>
        Your own …
      </FileButton>
      <Button onPress={() => setIsFilming(true)}>Camera</Button>
      {isFilming ? (
        <Camera onPicture={(blob) => take(blob, "The picture from the camera")} onClose={() => setIsFilming(false)} />
      ) : null}
      {value === OWN && !own ? (
        <p className="photo-note">
          A link does not contain your own picture, so a built-in one is shown. Choose yours.
        </p>
      ) : null}
      {problem === null ? null : (
        <Notice tone="warning" onDismiss={() => setProblem(null)}>
          {problem}
        </Notice>
      )}
    </div>
  );
}
