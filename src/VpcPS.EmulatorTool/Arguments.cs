using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using VpcPS.Emulator;

namespace VpcPS.EmulatorTool;

/// <summary>The options of the command line. They are those of Start-VpcEmulator.</summary>
internal sealed class Arguments
{
    private readonly Option<int> _port = OneOf(
        "--port", "number", "The port on 127.0.0.1, 0 to 65535. Default: 0, any free port.", ReadPort);

    private readonly Option<string> _estate = OneOf(
        "--estate", "file", "The estate file to start from. Default: the built-in estate.", text => text);

    private readonly Option<ServiceRules?> _rules = OneOf(
        "--rules",
        "seed|today",
        "Which version of the service's rules applies: seed (gateways have editions) or today. Default: what the estate file says, "
            + "else seed.",
        ReadRules);

    private readonly Option<EmulatorClockMode> _clock = OneOf(
        "--clock",
        "immediate|real",
        "How long what takes time on the cloud takes: immediate (no time) or real (some seconds). Default: immediate.",
        ReadClock);

    private readonly Option<FaultRule[]> _faults = ManyOf(
        "--fault",
        "name=value,...",
        $"A fault, such as Action=CreateVpc,Code=Throttling.User,Probability=0.2. Names: {string.Join(", ", FaultText.Names)}. "
            + "Several faults: --fault again.",
        FaultText.Read);

    private readonly Option<KeyValuePair<string, int>[]> _rateLimits = ManyOf(
        "--rate-limit",
        "action=calls",
        "The most calls in any 60 s, such as AllocateIpv6InternetBandwidth=300. Several actions: --rate-limit again.",
        ReadLimit);

    private readonly Option<int> _seed = OneOf(
        "--seed", "number", "The seed of the random numbers that decide about faults. Default: 0.", ReadNumber);

    /// <summary>Makes the command line with its options.</summary>
    public Arguments() => Command = new(
        "An emulator of Alibaba Cloud's VPC API (2016-04-28) on this machine: real signatures, real HTTP, no account, no cost. It prints "
        + "its endpoint and a key, and runs until Ctrl+C or SIGTERM.")
    {
        _port, _estate, Save, _rules, _clock, _faults, _rateLimits, _seed,
    };

    /// <summary>The command, which has the options.</summary>
    public RootCommand Command { get; }

    /// <summary>The option for the file to which the estate is saved at the end.</summary>
    public Option<string> Save { get; } = OneOf(
        "--save",
        "file",
        "Where to save the estate at the end: a file to start from again with --estate. An existing file is replaced.",
        text => text);

    /// <summary>Makes the emulator's options from the command line.</summary>
    public EmulatorOptions OptionsOf(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(_port),
        EstatePath = parsed.GetValue(_estate),
        Rules = parsed.GetValue(_rules),
        ClockMode = parsed.GetValue(_clock),
        Faults = parsed.GetValue(_faults) ?? [],
        RateLimits = (parsed.GetValue(_rateLimits) ?? []).ToDictionary(limit => limit.Key, limit => limit.Value),
        Seed = parsed.GetValue(_seed),
    };

    // The texts are parsed here and not by the library, so that an error can say which values are allowed.
    private static Option<T> OneOf<T>(string name, string valueName, string description, Func<string, T> read) => new(name)
    {
        HelpName = valueName,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(name, result.Tokens[0], result, read),
    };

    private static Option<T[]> ManyOf<T>(string name, string valueName, string description, Func<string, T> read) => new(name)
    {
        HelpName = valueName,
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => Read(name, token, result, read)!)],
    };

    private static T? Read<T>(string name, Token token, ArgumentResult result, Func<string, T> read)
    {
        try
        {
            return read(token.Value);
        }
        catch (FormatException e)
        {
            result.AddError($"{name} {token.Value}: {e.Message}");
            return default;
        }
    }

    private static int ReadPort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535
        ? port
        : throw new FormatException("A port is 0 to 65535.");

    private static int ReadNumber(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new FormatException("It is a whole number.");

    private static ServiceRules? ReadRules(string text) => text.ToUpperInvariant() switch
    {
        "SEED" => ServiceRules.Seed,
        "TODAY" => ServiceRules.Today,
        _ => throw new FormatException("Rules are seed or today."),
    };

    private static EmulatorClockMode ReadClock(string text) => text.ToUpperInvariant() switch
    {
        "IMMEDIATE" => EmulatorClockMode.Immediate,
        "REAL" => EmulatorClockMode.Real,
        // Only sessions and Set-VpcEmulator can move a manual clock, and these exist only in PowerShell.
        "MANUAL" => throw new FormatException("Only Start-VpcEmulator -Clock Manual in PowerShell has a clock to turn. Use immediate or real."),
        _ => throw new FormatException("A clock is immediate or real."),
    };

    private static KeyValuePair<string, int> ReadLimit(string text)
    {
        string[] parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int calls)
            ? new(parts[0], calls)
            : throw new FormatException("Write the action and the calls in 60 s, such as AllocateIpv6InternetBandwidth=300.");
    }
}
