using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>A canary key, secret and token through every cmdlet, in success and failure, with every stream on.</summary>
internal sealed class SecretsFigure : Figure
{
    /// <inheritdoc/>
    public override string Name => "secrets";

    /// <inheritdoc/>
    public override string Title => "a canary key, secret and token through every cmdlet, in success and five ways to fail: found nowhere";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Reading>> MeasureAsync(Options options) => Task.Run<IReadOnlyList<Reading>>(() => [.. Measure("V3"), .. Measure("V1")]);

    private static IEnumerable<Reading> Measure(string signatureVersion)
    {
        using var hunt = new SecretHunt(signatureVersion);
        IReadOnlyList<string> cmdlets = hunt.Cmdlets;
        string[] hunted = [.. cmdlets.Where(cmdlet => hunt.CommandsOf(cmdlet).Count > 0)];
        string[] finds = [.. hunted.SelectMany(hunt.Hunt)];
        foreach (string find in finds.Take(5))
        {
            Console.WriteLine("          " + find);
        }

        yield return Reading.Exactly($"{signatureVersion}: cmdlets hunted through", hunted.Length, cmdlets.Count);
        yield return Reading.Exactly($"{signatureVersion}: canaries found in {hunt.Looked:N0} objects, errors and lines", finds.Length, 0);
    }
}
