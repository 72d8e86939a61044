import type { QuizOrdering } from './quiz-ordering.ts';

/** Fills a form with fields as they were to be sent. Hidden ones stay as the server wrote them, save the key. */
export function restore(form: HTMLFormElement, fields: readonly [string, string][]): void {
  const valuesOf = (name: string) => fields.filter((field) => field[0] === name).map((field) => field[1]);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement) restoreInput(control, valuesOf(control.name));
    if (control instanceof HTMLSelectElement) control.value = valuesOf(control.name)[0] ?? control.value;
  }
  const ordering = form.querySelector<QuizOrdering>('quiz-ordering');
  if (ordering)
    void customElements.whenDefined('quiz-ordering').then(() => ordering.arrange(valuesOf('order')));
}

/**
 * Whether fields belong to this form: what it sends of itself, such as the question's name, is the same. Two courses may
 * call a question alike.
 */
export function isOfForm(form: HTMLFormElement, fields: readonly [string, string][]): boolean {
  const own = form.querySelectorAll<HTMLInputElement>('input[type=hidden]:not([name=key], [name=order])');
  return [...own].every(({ name, value }) =>
    fields.every(([field, kept]) => field !== name || kept === value),
  );
}

function restoreInput(input: HTMLInputElement, values: string[]): void {
  if (input.type === 'radio' || input.type === 'checkbox') input.checked = values.includes(input.value);
  else if (input.type !== 'hidden' || input.name === 'key') input.value = values[0] ?? input.value;
}
