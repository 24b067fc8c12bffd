import { getRecorded, type Profile } from "@blocked/profiles";
import { useLab } from "../../runner/state/lab-context.tsx";
import { MainButton } from "../../ui/button.tsx";
import { PolicyCode } from "./policy-code.tsx";

/** What a profile teaches, beside its policy in code. */
export function Lesson({ profile }: { profile: Profile }) {
  const { lab, pageOrigin } = useLab();
  return (
    <header className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="text-2xl font-semibold">{profile.title}</h1>
        {getRecorded(profile) === null && (
          <MainButton onClick={() => void lab.showMe(profile)}>Show me</MainButton>
        )}
        <span className="text-sm text-soft">{profile.shows.instruction}</span>
      </div>
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-[2fr_3fr]">
        <p className="text-[14px] leading-[21px]">{profile.lesson}</p>
        <PolicyCode key={profile.id} profile={profile} pageOrigin={pageOrigin} />
      </div>
    </header>
  );
}
