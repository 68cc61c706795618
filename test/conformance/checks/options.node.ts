import { optionsChecks } from '../../../src/conformance/checks/options.js';
import type { LoginOptions } from '../../../src/flow/adapter.js';
import { changedMethods, findsFaults, never } from '../support/faults.js';

findsFaults('options', optionsChecks, {
  'options lists the methods in the right shape': {
    'answers with nothing': [() => ({ options: () => Promise.resolve({} as LoginOptions) }), /wrong shape/],
    'has no methods': [() => ({ options: () => Promise.resolve({ methods: [] }) }), /lists no method/],
    'lists a method twice': [changedMethods((methods) => [...methods, ...methods]), /twice/],
    'asks for a PIN': [changedMethods((methods) => methods.map((each) => ({ ...each, asks: ['pin1'] }))), /no field/],
    'has a nameless method': [changedMethods((methods) => [...methods, { id: 'own', asks: [] }]), /no label/],
    "leaves out the driver's method": [changedMethods((methods) => methods.slice(1)), /does not list smart-id-push/],
    'asks for more': [
      changedMethods((methods) => methods.map((each) => ({ ...each, asks: ['password'] }))),
      /asks for password/,
    ],
    'throws something else': [
      () => ({ options: () => Promise.reject(new TypeError('no network')) }),
      /TypeError: no network, not a LoginError/,
    ],
    'never answers': [() => ({ options: never }), /did not answer within 200 ms/],
  },
  'options offers the same methods in every language': {
    'leaves one out in Latvian': [
      (good) => ({
        options: async (request, signal) => {
          const { methods } = await good.options(request, signal);
          return { methods: request.language === 'lv' ? methods.slice(1) : methods };
        },
      }),
      /In lv the methods are smart-id,/,
    ],
  },
});
