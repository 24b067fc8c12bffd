import type { Profile } from "@blocked/profiles";
import { useApiName, useLab } from "../../../runner/state/lab-context.tsx";
import { Drawer } from "../../../ui/drawer/drawer.tsx";
import { AppPanel } from "./app-panel.tsx";

/** The demo app in a window of its own. */
export function AppDrawer({ profile }: { profile: Profile }) {
  const { lab, pageOrigin, state } = useLab();
  const api = useApiName(state.server);
  return (
    <Drawer
      title="The app"
      address={pageOrigin}
      isOpen={state.isAppOpen}
      onClose={() => lab.showApp(false)}
    >
      <p className="pb-3 text-sm text-soft">
        Its requests go to {api ?? "the API"} through <strong>{profile.title}</strong>.
      </p>
      <AppPanel />
    </Drawer>
  );
}
