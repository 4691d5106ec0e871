using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// What holds for every kind of object that the module emits. The kinds and the commands are found by reflection, so a new one is tested
/// as soon as it exists. A message says which file lacks what.
/// </summary>
public sealed partial class ObjectKindTests : IDisposable
{
    // The commands that name something else than the piped object: their noun, the models that they take so, and the property with its id.
    private static readonly (string Noun, string[] Models, string Property, string Why)[] ActsOn =
    [
        (
            "VpcIpv6InternetBandwidth", ["Ipv6InternetBandwidth", "Ipv6EgressOnlyRule"], "Ipv6AddressId",
            "These commands find a bandwidth by its address, so that everything that names one address means its bandwidth."),
        ("VpcRoute", ["VpcRoute"], "RouteTableId", "Set-VpcRoute finds a route by its table and its destination, as the API does."),
    ];

    // IPv6 can't be switched off for what uses it, so nothing is shown. Enable-VpcIpv6 has the same base.
    private static readonly string[] RefusesByState = ["Disable-VpcIpv6"];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");
    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public ObjectKindTests()
    {
        _session.Run(
            $"$null = '{Estate.WebAddress}', '{Estate.OtherWebAddress}' | New-VpcIpv6InternetBandwidth -Bandwidth 5; "
            + $"$null = Get-VpcIpv6Address {Estate.OtherWebAddress} | New-VpcIpv6EgressOnlyRule -Wait").ShouldHaveNoErrors();
        Type[] models = [.. Models()];
        // What belongs to the address comes first, so that the ids fit together.
        string[] scripts =
        [
            $"Get-VpcIpv6InternetBandwidth {Estate.WebAddress}", $"Get-VpcIpv6Address {Estate.WebAddress}", $"Get-VpcRouteTable -VpcId {Estate.WebVpc}",
            .. Commands().Where(command => command.Verb == "Get" && command.OutputType.Any(output => models.Contains(output.Type)))
                .Select(command => command.Name + " | Select-Object -First 1"),
        ];
        foreach (PSObject made in scripts.SelectMany(script => _session.Run(script).Output))
        {
            foreach (PSPropertyInfo property in made.Properties.Where(property => PrefixOf(property.Name) is not null && property.Value is string))
            {
                _ids.TryAdd(property.Name, (string)property.Value);
            }
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    // An object has the ids of other objects as well, and the engine binds a parameter to every property with its name. So a command could
    // change the VPC of what is piped in.
    [Fact]
    public void A_piped_object_is_changed_itself_or_refused()
    {
        Type[] models = [.. Models()];
        CmdletInfo[] commands = [.. Commands().Where(TakesObjectsAndChanges)];
        Assert.NotEmpty(models);
        Assert.NotEmpty(commands);
        (CmdletInfo Command, Type Model)[] pairs = [.. commands.SelectMany(command => models.Select(model => (command, model)))];

        string[][] shown = WhatIf(pairs);

        string[] wrong =
        [
            .. pairs.Zip(shown).SelectMany(pair => pair.Second
                .Where(line => IsWhatIf(line) && !IdsOf(pair.First.Command, pair.First.Model).Contains(IdInText().Match(line).Value))
                .Select(line => $"{pair.First.Model.Name} | {pair.First.Command.Name}: {line}")),
        ];
        Assert.True(
            wrong.Length == 0,
            "A command would change something else than the object that is piped into it. Before ShouldProcess it must refuse the row "
                + "with IsAboutPart; src/VpcPS/Texts/RowParts.cs says what a row is about. A command that is meant to act on something "
                + "else says so in its help and in ActsOn of this test.\n" + string.Join("\n", wrong));
        string[] untested =
        [
            .. pairs.Zip(shown).GroupBy(pair => pair.First.Command.Name)
                .Where(command => !RefusesByState.Contains(command.Key) && command.All(pair => pair.Second.All(line => !IsWhatIf(line))))
                .Select(command => $"{command.Key} ({string.Join("; ", command.Select(pair => pair.First.Model.Name + ": " + string.Concat(pair.Second)))})"),
        ];
        Assert.True(
            untested.Length == 0,
            "These commands refused every object, so the test says nothing about them. Give what else they need in ArgumentsOf, "
                + "tests/VpcPS.Tests/ObjectKindTests.cs:\n" + string.Join("\n", untested));
    }

    [Fact]
    public void An_id_and_a_row_are_understood_by_the_command_that_lists_the_kind()
    {
        var wrong = new List<string>();
        foreach ((CmdletInfo command, Type model) in Listings())
        {
            string id = IdOf(model).Name;
            ScriptResult result = _session.Run(
                $"$one = {command.Name} | Select-Object -First 1; $one.{id} | {command.Name}; $one | {command.Name}; $one | ConvertTo-Csv | ConvertFrom-Csv | {command.Name}");
            if (result.Errors.Count > 0 || result.Output.Count == 0 || result.Values(id).Distinct().Count() != 1)
            {
                wrong.Add($"{command.Name}: {string.Concat(result.Errors)}{string.Join(", ", result.Values(id))}");
            }
        }

        Assert.True(
            wrong.Count == 0,
            "A piped id or row did not find its object. src/VpcPS/Texts/ModelKind.cs needs an entry for the model, with the prefix of "
                + "src/VpcPS.Core/Models/IdPrefixes.cs; the command's IdPrefix or ProcessInput must take it, and the emulator's "
                + "DefaultEstate.json, or the constructor of this test, must have an object of the kind:\n" + string.Join("\n", wrong));
    }

    [Fact]
    public void The_id_is_the_first_column_of_a_CSV_and_times_are_in_ISO_8601()
    {
        var wrong = new List<string>();
        foreach (Type model in Models())
        {
            string[] lines = [.. _session.Run("$Given | ConvertTo-Csv", ("Given", FullObject(model))).Output.Select(line => line.ToString())];
            PropertyInfo[] times = [.. model.GetProperties().Where(property => property.PropertyType == typeof(DateTimeOffset?))];
            if (!lines[0].StartsWith($"\"{IdOf(model).Name}\"", StringComparison.Ordinal)
                || IsoTime().Count(lines[1]) != times.Length)
            {
                wrong.Add($"{model.Name}: {lines[0]}");
            }
        }

        Assert.True(
            wrong.Count == 0,
            "IdsAndTimes in src/VpcPS/Session/TypeMembers.cs needs the id of the model and each of its times, and a method for each:\n"
                + string.Join("\n", wrong));
    }

    [Fact]
    public void Removing_what_does_not_exist_is_no_error_with_IfExists()
    {
        var wrong = new List<string>();
        foreach ((CmdletInfo listing, Type model) in Listings())
        {
            string id = IdOf(model).Name;
            string remove = "Remove-" + listing.Noun;
            if (Commands().FirstOrDefault(command => command.Name == remove) is { } removal && removal.Parameters.ContainsKey("IfExists"))
            {
                ScriptResult result = _session.Run($"[pscustomobject]@{{ {id} = '{PrefixOf(id)}nobodys' }} | {remove} -IfExists -Force");
                wrong.AddRange(result.Errors.Select(error => $"{remove}: {error.FullyQualifiedErrorId}: {error}"));
            }
        }

        Assert.True(
            wrong.Count == 0,
            "The line of the code in src/VpcPS/Errors/AdviceTable.cs needs the category ObjectNotFound and IsGone = true:\n"
                + string.Join("\n", wrong));
    }

    // The commands that list a kind of object with ids of its own.
    private (CmdletInfo Command, Type Model)[] Listings()
    {
        Type[] models = [.. Models()];
        return
        [
            .. Commands().Where(command => command.Verb == "Get")
                .SelectMany(command => command.OutputType.Select(output => (command, output.Type)))
                .Where(listing => models.Contains(listing.Type)),
        ];
    }

    private IEnumerable<string> IdsOf(CmdletInfo command, Type model) =>
    [
        ValueOf(IdOf(model).Name),
        .. ActsOn.Where(known => known.Noun == command.Noun && known.Models.Contains(model.Name)).Select(known => ValueOf(known.Property)),
    ];

    // The lines of -WhatIf and the errors of each pair. A transcript keeps what the host shows.
    private string[][] WhatIf((CmdletInfo Command, Type Model)[] pairs)
    {
        string transcript = Path.Combine(_directory.FullName, "transcript.txt");
        IEnumerable<string> each = pairs.Select(pair =>
            $"Write-Host '### next'; $Objects['{pair.Model.Name}'] | {pair.Command.Name} {ArgumentsOf(pair.Command)} -WhatIf -ErrorAction SilentlyContinue -ErrorVariable refused | Out-Null; $refused | ForEach-Object {{ Write-Host \"refused: $($_.FullyQualifiedErrorId)\" }}");
        var objects = pairs.Select(pair => pair.Model).Distinct().ToDictionary(model => model.Name, FullObject);
        _session.Run($"$null = Start-Transcript -Path '{transcript}'\n{string.Join('\n', each)}\n$null = Stop-Transcript", ("Objects", objects));
        string[] parts = File.ReadAllText(transcript).Split("### next")[1..];
        Assert.Equal(pairs.Length, parts.Length);
        return [.. parts.Select(part =>
            part.Split('\n').Where(line => IsWhatIf(line) || line.StartsWith("refused: ", StringComparison.Ordinal)).ToArray())];
    }

    // The sum at the end names no destination.
    private static bool IsWhatIf(string line) =>
        line.StartsWith("What if: ", StringComparison.Ordinal) && line.Contains("127.0.0.1:", StringComparison.Ordinal);

    private static bool TakesObjectsAndChanges(CmdletInfo command) =>
        command.Parameters.ContainsKey("WhatIf")
        && command.Parameters.Values.SelectMany(parameter => parameter.ParameterSets.Values).Any(set => set.ValueFromPipelineByPropertyName)
        // A command that creates changes none of the objects that a row names: the new one is put into them.
        && command.Verb != "New"
        // Its action decides what the columns of a row mean.
        && command.Name != "Invoke-VpcApi";

    // What commands need besides the object, by the name of the parameter.
    private static string ArgumentsOf(CmdletInfo command)
    {
        (string Parameter, string Value)[] known =
        [
            ("NewResourceGroupId", "rg-hp3"), ("Description", "changed"), ("Bandwidth", "2"), ("Tag", "@{ env = 'test' }"), ("All", ""),
            ("CidrBlock", "10.77.0.0/24"),
        ];
        return string.Join(" ", known
            .Where(argument => command.Parameters.ContainsKey(argument.Parameter))
            .Select(argument => $"-{argument.Parameter} {argument.Value}"));
    }

    // What commands emit and has an id of its own: its first property.
    private IEnumerable<Type> Models() => Commands()
        .Where(command => command.Verb == "Get")
        .SelectMany(command => command.OutputType)
        .Select(output => output.Type)
        .Where(type => type is { Namespace: "VpcPS.Core.Models" } && PrefixOf(IdOf(type).Name) is not null)
        .Distinct();

    private static PropertyInfo IdOf(Type model) => model.GetProperties()[0];

    private object FullObject(Type model)
    {
        object made = Activator.CreateInstance(model)!;
        foreach (PropertyInfo property in model.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(made, ValueFor(property));
        }

        return made;
    }

    private object? ValueFor(PropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(string) ? ValueOf(property.Name)
            : type == typeof(bool) ? false
            : type == typeof(int) ? 2
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
            : property.GetValue(Activator.CreateInstance(property.DeclaringType!));
    }

    private string ValueOf(string property) => _ids.TryGetValue(property, out string? id) ? id
        : PrefixOf(property) is { } prefix ? prefix + "hp3of" + property.ToLowerInvariant()
        : property switch
    {
        "RegionId" => "cn-huhehaote",
        "ZoneId" => "cn-huhehaote-a",
        // The id of something else.
        "ResourceId" => ValueOf("VpcId"),
        "CidrBlock" => "10.0.0.0/8",
        "DestinationCidrBlock" => "2001:db8:7::/48",
        "Ipv6CidrBlock" => "2001:db8::/56",
        "Address" => "2001:db8::1",
        "Status" => "Available",
        "Type" or "RouteTableType" => "Custom",
        "InternetChargeType" => "PayByTraffic",
        "NextHopType" => "NetworkInterface",
        "NextHopId" => ValueOf("NetworkInterfaceId"),
        "ClientToken" => "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        _ => "text of " + property,
    };

    // The module itself knows which parameter takes which ids.
    private static string? PrefixOf(string property) => Prefixes.TryGetValue(property, out string? prefix) ? prefix : null;

    private static readonly Dictionary<string, string> Prefixes = FindPrefixes();

    private static Dictionary<string, string> FindPrefixes()
    {
        using var session = new ModuleSession();
        return session.Run("Get-Command -Module VpcPS").Output
            .Select(command => ((CmdletInfo)command.BaseObject).ImplementingType)
            .SelectMany(type => type.GetProperties())
            .SelectMany(property => property.GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType.Name == "ResourceIdAttribute")
                .Select(attribute => (property.Name, Prefix: (string)attribute.ConstructorArguments[0].Value!)))
            .Distinct()
            .ToDictionary(known => known.Name, known => known.Prefix);
    }

    private CmdletInfo[] Commands() =>
        [.. _session.Run("Get-Command -Module VpcPS").Output.Select(command => (CmdletInfo)command.BaseObject)];

    [GeneratedRegex("\"1970-01-01T00:00:00[^\"]*\"")]
    private static partial Regex IsoTime();

    [GeneratedRegex("\\b(?!cn-)[a-z0-9]+-hp3[a-z0-9]*")]
    private static partial Regex IdInText();
}
