using System;
using System.Collections.Generic;

namespace VpcPS.HelpGen;

/// <summary>What keeps the help from being written, a line for each member that lacks something.</summary>
public sealed class HelpProblemException : Exception
{
    /// <summary>Says what is missing.</summary>
    /// <param name="problems">Each names its member.</param>
    public HelpProblemException(IEnumerable<string> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
    }
}
