import { probes } from "@blocked/profiles";
import type { ReactNode } from "react";
import { Select, TextField } from "../../ui/fields.tsx";
import type { Filter } from "./state/filter.ts";

type FiltersProps = {
  filter: Filter;
  endings: readonly string[];
  onChange: (filter: Filter) => void;
  /** What stands at the end of the line. */
  children: ReactNode;
};

export function Filters({ filter, endings, onChange, children }: FiltersProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="max-sm:w-full sm:w-72">
        <TextField
          label="Search"
          type="search"
          placeholder="Profile or chapter"
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
      </div>
      <div className="max-sm:w-full sm:w-72">
        <Select
          label="Ends in"
          value={filter.ending}
          values={[["", "anything"], ...endings.map((one) => [one, one] as const)]}
          onChange={(ending) => onChange({ ...filter, ending })}
        />
      </div>
      <div className="max-sm:w-full sm:w-72 lg:hidden">
        <Select
          label="Request"
          value={filter.request}
          values={probes.map(({ id, label }) => [id, label] as const)}
          onChange={(request) => onChange({ ...filter, request })}
        />
      </div>
      <div className="ml-auto max-sm:ml-0">{children}</div>
    </div>
  );
}
