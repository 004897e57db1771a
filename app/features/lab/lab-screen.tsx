import { useEffect } from "react";
import { Builder } from "./builder/builder.tsx";
import { Stage } from "./stage/stage.tsx";
import { session } from "#state/session.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import { ViewProvider } from "#figures/view/view-source.tsx";
import { Trainer } from "./trainer/trainer.tsx";
import "./lab.css";

const Inspector = lazyPart(async () => (await import("./inspector/inspector.tsx")).Inspector, { follows: true });

/** The lab: the network's layers, its live feature maps, training, and the inspector. */
export default function LabScreen() {
  useEffect(() => {
    session.setShown(true);
    return () => session.setShown(false);
  }, []);
  return (
    <ViewProvider view={session.view}>
      <div className="lab">
        <h1 className="visually-hidden">Lab</h1>
        <div className="lab-builder">
          <Builder />
        </div>
        <div className="lab-centre">
          <Stage />
          <Trainer />
        </div>
        <div className="lab-inspector">
          <Inspector />
        </div>
      </div>
    </ViewProvider>
  );
}
