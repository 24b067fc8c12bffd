import { families, type Profile } from "@blocked/profiles";
import { toLink } from "../lab/address.ts";

/** The profiles as a course. On a narrow screen, a native select. */
export function Rail({
  current,
  onOpen,
  onShow,
}: {
  current: string;
  onOpen: (id: string) => void;
  onShow: (profile: Profile) => void;
}) {
  return (
    <nav aria-label="Profiles" className="lg:w-70 lg:shrink-0 lg:border-r lg:border-rule lg:p-4">
      <label className="block p-4 pb-0 lg:hidden">
        <span className="eyebrow">Profile</span>
        <select className="field" value={current} onChange={({ target }) => onOpen(target.value)}>
          {families.map((family) => (
            <optgroup key={family.id} label={family.title}>
              {family.profiles.map((profile) => (
                <option key={profile.id} value={profile.id}>
                  {profile.title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div className="hidden space-y-6 lg:block">
        {families.map((family) => (
          <section key={family.id}>
            <h2 className="eyebrow px-2 pb-1">{family.title}</h2>
            <ul>
              {family.profiles.map((profile) => (
                <li
                  key={profile.id}
                  className={`flex items-center justify-between gap-2 rounded-md px-2 ${profile.id === current ? "bg-sunk" : ""}`}
                >
                  <a
                    className={`grow py-1.5 ${profile.id === current ? "font-semibold" : "hover:text-accent"}`}
                    href={toLink(profile.id)}
                    aria-current={profile.id === current ? "page" : undefined}
                    onClick={(click) => {
                      if (click.metaKey || click.ctrlKey || click.shiftKey) return;
                      click.preventDefault();
                      onOpen(profile.id);
                    }}
                  >
                    {profile.title}
                  </a>
                  <button
                    type="button"
                    className="py-1.5 text-sm whitespace-nowrap text-accent hover:underline"
                    aria-label={`Show me ${profile.title}`}
                    onClick={() => onShow(profile)}
                  >
                    Show me
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
