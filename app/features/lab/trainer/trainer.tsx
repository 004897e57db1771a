import { lazyPart } from "#ui/lazy-part.tsx";
import { Charts } from "./charts.tsx";
import { Results } from "./results.tsx";
import { Transport } from "./transport.tsx";
import "./trainer.css";

const Settings = lazyPart(async () => (await import("./settings.tsx")).Settings, {
  meanwhile: <div className="lab-settings" />,
  follows: true,
});

/** Training: start and stop, loss and accuracy, settings, and results on the test images. */
export function Trainer() {
  return (
    <section className="lab-trainer" aria-label="Training">
      <Transport />
      <div className="lab-trainer-body">
        <Charts />
        <Settings />
      </div>
      <Results />
    </section>
  );
}
