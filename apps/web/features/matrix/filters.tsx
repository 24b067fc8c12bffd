import type { Filter } from "./state/cells.ts";

type FiltersProps = {
  filter: Filter;
  endings: readonly string[];
  onChange: (filter: Filter) => void;
};

export function Filters({ filter, endings, onChange }: FiltersProps) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <label className="flex items-center gap-2">
        Search
        <input
          type="search"
          className="field"
          value={filter.text}
          onChange={({ target }) => onChange({ ...filter, text: target.value })}
        />
      </label>
      <label className="flex min-w-0 items-center gap-2">
        <span className="whitespace-nowrap">Ends in</span>
        <select
          className="field"
          value={filter.ending}
          onChange={({ target }) => onChange({ ...filter, ending: target.value })}
        >
          <option value="">anything</option>
          {endings.map((ending) => (
            <option key={ending}>{ending}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
