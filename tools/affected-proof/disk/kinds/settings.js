import { policy } from '../generate.js';

/** What the policy says about measuring. */
export const settings = [
  {
    kind: "the policy's measuring",
    always: true,
    weight: 3,
    change(place, dice) {
      const before = Number(/rerunFailedTests: (\d+)/.exec(place.read('maturity.policy.yaml'))[1]);
      const passEnv = dice.chance(0.5) ? ['GIVEN'] : [];
      return place.write('maturity.policy.yaml', policy({ rerunFailedTests: (before + 1) % 3, passEnv }));
    },
  },
];
