/** The parts of the steps in the first script, handed on so that a page reaches them on the outermost element. */
export const firstParts =
  'heading,notice,method,field,label,input,hint,error,cancel,retry,another-way,institution,countdown,problem,link';
