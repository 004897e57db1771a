import { Builder } from "./builder/builder.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { Stage } from "./stage/stage.tsx";
import { session } from "#state/session.ts";
import { ViewProvider } from "#figures/view/view-source.tsx";
import { Trainer } from "./trainer/trainer.tsx";
import "./lab.css";

/** The lab: the network's layers, its live feature maps, training, and the inspector. */
export default function LabScreen() {
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
