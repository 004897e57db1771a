import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/wght.css";
import "./styles/base.css";
import { App } from "./app.tsx";
import { startLab } from "./start-lab.ts";

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void startLab();
