import type { ComponentProps } from "react";
import { statusIcon, type Status } from "./status.tsx";
import { type BannerLook, VerdictBanner } from "./verdict-banner.tsx";

const banners: Partial<Record<Status["look"], BannerLook>> = {
  blocked: "blocked",
  readable: "readable",
  danger: "danger",
};

type StatusBannerProps = Omit<ComponentProps<typeof VerdictBanner>, "look" | "icon" | "title"> & {
  status: Status;
};

/** The banner of a status; what is neither blocked, readable nor insecure is neutral. */
export function StatusBanner({ status, ...more }: StatusBannerProps) {
  return (
    <VerdictBanner
      look={banners[status.look] ?? "neutral"}
      icon={statusIcon(status)}
      title={status.word}
      {...more}
    />
  );
}
