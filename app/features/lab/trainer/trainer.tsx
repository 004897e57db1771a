import { Charts } from "./charts.tsx";
import { Results } from "./results.tsx";
import { Settings } from "./settings.tsx";
import { Transport } from "./transport.tsx";
import "./trainer.css";

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
