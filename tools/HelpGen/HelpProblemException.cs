using System;
using System.Collections.Generic;

namespace VpcPS.HelpGen;

/// <summary>The reasons why the help can't be written, one line for each incomplete member.</summary>
public sealed class HelpProblemException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problems">Each names its member.</param>
    public HelpProblemException(IEnumerable<string> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
    }
}
