import { useCallback, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import "./photo-chooser.css";

interface CameraProps {
  readonly onPicture: (picture: Blob) => void;
  readonly onClose: () => void;
}

/** Pixels of the side of what is asked of the camera; it may give another size. */
const SIDE = 720;

/** What the camera sees, until one picture is taken. The picture stays on the device, and the camera is let go at once. */
export function Camera({ onPicture, onClose }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [isFilming, setIsFilming] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const film = useCallback((element: HTMLVideoElement | null) => {
    video.current = element;
    if (!element) return undefined;
    const closing = new AbortController();
    filmOn(element, closing.signal).then(
      () => setIsFilming(!closing.signal.aborted),
      (error: unknown) => {
        if (!closing.signal.aborted) setProblem(refusal(error));
      },
    );
    return () => closing.abort();
  }, []);
  const take = async (): Promise<void> => {
    const picture = video.current && (await stillOf(video.current));
    if (picture) {
      onPicture(picture);
      onClose();
    } else setProblem("The browser could not keep this picture. Try once more, or choose a file instead.");
  };
  return (
    <Dialog title="Camera" open onClose={onClose}>
      {problem === null ? null : <Notice tone="warning">{problem}</Notice>}
      <video ref={film} className="photo-camera" playsInline muted aria-label="What the camera sees" />
      <p>The picture stays on this device.</p>
      <Button look="primary" disabled={!isFilming} onPress={() => void take()}>
        Take the picture
      </Button>
    </Dialog>
  );
}

/** Shows what the camera sees until `signal` says that it is over; the camera is let go then. Rejects as `openCamera` does. */
async function filmOn(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  const stream = await openCamera();
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  else await play(video, stream);
}

function play(video: HTMLVideoElement, stream: MediaStream): Promise<void> {
  Object.assign(video, { srcObject: stream });
  return video.play();
}

/** Rejects where the browser has no camera to offer, or the student refuses. */
function openCamera(): Promise<MediaStream> {
  // Browsers leave it out on pages that are not served securely.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) return Promise.reject(new DOMException("No camera is offered", "SecurityError"));
  return devices.getUserMedia({ video: { width: SIDE, height: SIDE }, audio: false });
}

const REFUSALS: Readonly<Record<string, string>> = {
  NotAllowedError:
    "The browser was not allowed to use the camera. Allow it in the address bar, or choose a file instead.",
  NotFoundError: "No camera was found. Connect one, or choose a file instead.",
  OverconstrainedError: "No camera was found that this page can use. Choose a file instead.",
  NotReadableError: "Another program is using the camera. Close it, then try again, or choose a file instead.",
};

function refusal(error: unknown): string {
  const known = error instanceof DOMException ? REFUSALS[error.name] : undefined;
  return known ?? "The browser offers no camera on this page: it has to be served over https. Choose a file instead.";
}

async function stillOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}
