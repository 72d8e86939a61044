import type { Answer } from '../schemas/answer.ts';
import type { Item } from '../schemas/quiz.ts';

/** One answer, as the analysis of its item needs it. */
export interface AnalysedAnswer {
  userId: string;
  answer: Answer;
  points: number;
  possible: number;
}

/** How often one thing was chosen, or one entry was placed, and by how many people. */
export interface ChoiceCount {
  /** An option's id; for matching and sorting `entry/choice`; for ordering `entry/place`, places from 1. */
  id: string;
  answers: number;
  people: number;
  /** Whether it is the key. */
  right: boolean;
}

/** What the answers to one item come to. */
export interface ItemAnalysis {
  answers: number;
  people: number;
  /**
   * Facility: the mean of the points by the points possible, 0 to 1; undefined without answers. It is the classical
   * index of difficulty of an item (Crocker and Algina 1986, chapter 5), with partial credit.
   */
  facility: number | undefined;
  /** Wholly right answers by all answers, 0 to 1; undefined without answers. */
  right: number | undefined;
  /** What can be counted: every option, also one that nobody chose. Empty for words and numbers that are typed. */
  choices: ChoiceCount[];
}

/** What people answered to an item. */
export function analyse(item: Item, given: readonly AnalysedAnswer[]): ItemAnalysis {
  const shares = given.map(({ points, possible }) => points / possible);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    answers: given.length,
    people: people(given),
    facility: given.length > 0 ? mean(shares) : undefined,
    right: given.length > 0 ? shares.filter((share) => share === 1).length / given.length : undefined,
    choices: countable(item).map(({ id, right }) => {
      const choosing = given.filter(({ answer }) => chosen(answer).includes(id));
      return { id, right, answers: choosing.length, people: people(choosing) };
    }),
  };
}

function people(given: readonly AnalysedAnswer[]): number {
  return new Set(given.map(({ userId }) => userId)).size;
}

/** Everything of an item that an answer can choose. */
function countable(item: Item): { id: string; right: boolean }[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options;
    case 'hotspot':
      return item.regions;
    case 'true-false':
      return [
        { id: 'true', right: item.answer },
        { id: 'false', right: !item.answer },
      ];
    case 'ordering':
      return item.entries.flatMap(({ id }, key) =>
        item.entries.map((_, place) => ({ id: `${id}/${place + 1}`, right: place === key })),
      );
    case 'matching':
      return item.entries.flatMap((entry) =>
        item.choices.map(({ id }) => ({ id: `${entry.id}/${id}`, right: id === entry.choice })),
      );
    case 'sorting':
      return item.entries.flatMap((entry) =>
        item.categories.map(({ id }) => ({ id: `${entry.id}/${id}`, right: id === entry.category })),
      );
    case 'fill-in':
    case 'numeric':
      return [];
  }
}

function chosen(answer: Answer): string[] {
  switch (answer.shape) {
    case 'choice':
      return answer.chosen;
    case 'order':
      return answer.order.map((id, place) => `${id}/${place + 1}`);
    case 'pairs':
      return Object.entries(answer.pairs).map(([entry, choice]) => `${entry}/${choice}`);
    case 'text':
    case 'number':
      return [];
  }
}
