import { policy } from '../generate.js';

/** What the policy says about measuring. */
export const settings = [
  {
    kind: "the policy's measuring",
    always: true,
    weight: 3,
    change: (place, dice) =>
      place.write(
        'maturity.policy.yaml',
        policy({ rerunFailedTests: dice.below(3), passEnv: dice.chance(0.5) ? ['HIDDEN'] : [] }),
      ),
  },
];
