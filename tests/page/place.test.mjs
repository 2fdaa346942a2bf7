// Is the way back a step and a field, whatever stands where it is written?
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {place, storage} from './tab.mjs';

for (const odd of ['{"03-present":"x"}', '{"03-present":7}', '{"03-present":[1]}', '7', '[1]', 'null', '"x"', 'half',
  '{"03-present":{"step":{"a":1},"path":{"b":2}}}']) {
  test(`nothing is known from ${odd}, and what is learnt is noted`, () => {
    storage.set('beyondcv.at', odd);
    assert.equal(place.placeIn('03-present'), null);
    assert.equal(place.placeIn('constructor'), null);
    place.notePlace('03-present', {step: 'texts', path: 'basics.label'});
    assert.deepEqual(place.placeIn('03-present'), {step: 'texts', path: 'basics.label'});
  });
}
