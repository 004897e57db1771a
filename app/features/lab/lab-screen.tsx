import { useEffect } from "react";
import { Builder } from "./builder/builder.tsx";
import { Stage } from "./stage/stage.tsx";
import { session } from "#state/session.ts";
import { useGuide } from "#state/stores/guide.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import { ViewProvider } from "#figures/view/view-source.tsx";
import { Trainer } from "./trainer/trainer.tsx";
import "./lab.css";

const Inspector = lazyPart(async () => (await import("./inspector/inspector.tsx")).Inspector, { follows: true });

const LabLink = lazyPart(async () => (await import("./lab-link.ts")).LabLink, { follows: true });

const Guide = lazyPart(async () => (await import("./guide/guide.tsx")).Guide);

/** The lab: the network's layers, its live feature maps, training, and the inspector. */
export default function LabScreen() {
  const isGuided = useGuide((state) => state.step !== null);
  useEffect(() => {
    session.setShown(true);
    return () => session.setShown(false);
  }, []);
  return (
    <ViewProvider view={session.view}>
      <div className="lab">
        <h1 className="visually-hidden">Lab</h1>
        {isGuided ? <Guide /> : null}
        <LabLink />
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
