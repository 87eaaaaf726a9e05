-- tasks are found by what the diagram calls them: each drawn task is looked for on its own, the most urgent first
create index work_item_drawn on work_item (element, state, turn, created_at, id);
