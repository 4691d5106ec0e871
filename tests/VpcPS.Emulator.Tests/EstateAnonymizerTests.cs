using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>An anonymized estate keeps everything but what shows whose it is.</summary>
public class EstateAnonymizerTests
{
    private const long Account = 1111222233334444;

    // Texts that show nothing about the owner, so that they are kept.
    private static readonly string[] Kept = ["RegionId", "ZoneId", "OrderType"];

    // Every property of the classes in State/ is set. So a new kind of object, and a new property of an old one, are tested as well.
    [Fact]
    public void Each_text_is_replaced_and_everything_else_is_kept()
    {
        EstateDocument before = Emulators.DefaultEstate();
        EstateDocument after = Emulators.DefaultEstate();
        before.Regions.Clear();
        after.Regions.Clear();
        before.Regions.Add((EstateRegion)Full(typeof(EstateRegion)));
        after.Regions.Add((EstateRegion)Full(typeof(EstateRegion)));

        EstateAnonymizer.Anonymize(after, Account);

        string[] wrong = [.. Problems(before.Regions[0], after.Regions[0], nameof(EstateRegion))];
        Assert.True(
            wrong.Length == 0,
            "src/VpcPS.Emulator/State/EstateAnonymizer.cs must replace each text with Id, Word, Ipv4 or Ipv6, and copy every other value:\n"
                + string.Join("\n", wrong));
    }

    [Fact]
    public void An_address_in_a_prefix_stays_in_it()
    {
        EstateDocument estate = Emulators.DefaultEstate();
        EstateVSwitch vSwitch = Emulators.Huhehaote(estate).VSwitches.First(one => one.Ipv6Addresses.Count > 0);
        string prefix = Ipv6Block.Around(vSwitch.Ipv6Addresses[0].Literal, 80);
        vSwitch.Ipv6Addresses.Add(new EstateAddress
        {
            Ipv6AddressId = "ipv6-hp3prefix", Literal = prefix, AddressType = AddressKind.IPv6Prefix, AllocationTime = DateTime.UnixEpoch,
        });

        EstateAnonymizer.Anonymize(estate, Account);

        EstateVSwitch replaced = Emulators.Huhehaote(estate).VSwitches.First(one => one.Ipv6Addresses.Count > 0);
        Assert.NotEqual(prefix, replaced.Ipv6Addresses[^1].Literal);
        Assert.Equal(Ipv6Block.Around(replaced.Ipv6Addresses[0].Literal, 80), replaced.Ipv6Addresses[^1].Literal);
    }

    private static IEnumerable<string> Problems(object? before, object? after, string place)
    {
        switch (before, after)
        {
            case (null, null):
                return [];
            case (null, _) or (_, null):
                return [$"{place}: {before ?? "nothing"} became {after ?? "nothing"}"];
            case (string text, string replaced):
                bool isKept = Kept.Contains(place[(place.LastIndexOf('.') + 1)..]);
                return text == replaced == isKept ? [] : [$"{place}: '{text}' became '{replaced}'"];
            case (IDictionary old, IDictionary changed):
                return Problems(old.Keys, changed.Keys, place).Concat(Problems(old.Values, changed.Values, place));
            case (IEnumerable old, IEnumerable changed):
                object[] left = [.. old.Cast<object>()];
                object[] right = [.. changed.Cast<object>()];
                return left.Length == right.Length
                    ? left.Zip(right).SelectMany(pair => Problems(pair.First, pair.Second, place))
                    : [$"{place}: of {left.Length} entries {right.Length} are left"];
            case var _ when before.GetType().Namespace == typeof(EstateRegion).Namespace && before.GetType().IsClass:
                return Settable(before.GetType())
                    .SelectMany(property => Problems(property.GetValue(before), property.GetValue(after), place + "." + property.Name));
            default:
                return before.Equals(after) ? [] : [$"{place}: {before} became {after}"];
        }
    }

    // References to the object that contains another are not in a file.
    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties()
        .Where(property => property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always });

    private static object Full(Type type)
    {
        object made = type.GetConstructor(Type.EmptyTypes) is null ? RuntimeHelpers.GetUninitializedObject(type) : Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in Settable(type))
        {
            property.SetValue(made, ValueOf(property.PropertyType, property.Name));
        }

        return made;
    }

    private static object ValueOf(Type declared, string name)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            return name is "PrivateIpAddress" ? "10.1.2.3"
                : name.Contains("Ipv6", StringComparison.Ordinal) && name.Contains("Cidr", StringComparison.Ordinal) ? "2408:4004:c0:2ff::/64"
                : name.Contains("Cidr", StringComparison.Ordinal) ? "10.77.123.45/32"
                : name is "Literal" or "Ipv6Isps" ? "2408:4004:c0:2ff::/64"
                : name.EndsWith("Id", StringComparison.Ordinal) ? "id-" + name
                : "text of " + name;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        if (type.IsGenericType)
        {
            object several = Activator.CreateInstance(type)!;
            object[] entry = [.. type.GenericTypeArguments.Select(part => ValueOf(part, name))];
            type.GetMethod("Add")!.Invoke(several, entry);
            return several;
        }

        return type == typeof(bool) ? !name.EndsWith("PropagationEnable", StringComparison.Ordinal)
            : type == typeof(int) ? 7
            : type == typeof(long) ? 7L
            : type == typeof(DateTime) ? DateTime.UnixEpoch
            : Full(type);
    }
}
