using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Api;
using VpcPS.Core.Catalog;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>
/// The client's declaration of an action agrees with what the emulator serves; the official packages check the parameters of the latter.
/// </summary>
public sealed class DeclarationTests
{
    // The models follow the specification first, and the catalog the official package of today.
    private static readonly string[] Differences =
    [
        // The specification requires it; the package lets it be absent.
        "AssociateVpcCidrBlock RegionId: required by the model",
        // The edition of a gateway, which today's documents do not know any more.
        "CreateIpv6Gateway Spec: only the model has it",
        // An account id has 16 digits. It is compared as a text, so a text that is not a number matches no account.
        "DescribeVSwitches VSwitchOwnerId: Text, and Number in the catalog",
        "DescribeVpcs VpcOwnerId: Text, and Number in the catalog",
    ];

    public static TheoryData<string> Actions => [.. ClientActions().Keys];

    [Theory]
    [MemberData(nameof(Actions))]
    public void ClientAndEmulatorSayTheSameOfAnAction(string name)
    {
        Type type = ClientActions()[name];
        var declaration = ((Core.Api.ApiAction)RuntimeHelpers.GetUninitializedObject(type)).Declaration;
        ActionHandler served = ActionTable.All.Single(action => action.Name == name);
        string[] parameters = [.. served.Parameters.Select(parameter => parameter.Name)];

        Assert.Equal(name, declaration.Name);
        Assert.Equal(served.Version, declaration.Product.Version);
        Assert.Equal(served is WriteHandler, declaration.ChangesState);
        Assert.Equal(declaration.ChangesState, declaration.Subject is not null);
        Assert.Equal(parameters.Contains("PageNumber"), typeof(IPagedByNumber).IsAssignableFrom(type));
        Assert.Equal(parameters.Contains("NextToken"), typeof(IPagedByToken).IsAssignableFrom(type));
        if (declaration.ChangesState)
        {
            Assert.Equal(parameters.Contains("ClientToken"), typeof(IHasClientToken).IsAssignableFrom(type));
            Assert.Equal(parameters.Contains("DryRun"), typeof(IHasDryRun).IsAssignableFrom(type));
            Assert.True(declaration.IsIdempotent || typeof(IHasClientToken).IsAssignableFrom(type), "It could be carried out twice.");
        }
    }

    [Fact]
    public void TheModelsAndTheCatalogSayTheSameOfParameters()
    {
        string[] found = [.. ActionTable.All
            .Where(action => action.Version == ApiProduct.Vpc.Version && ActionCatalog.Names.Contains(action.Name))
            .SelectMany(action => DifferencesOf(action, ActionCatalog.Find(action.Name)!))];

        string[] notSaid = [.. found.Except(Differences)];
        Assert.True(
            notSaid.Length == 0,
            "Declare it as its line in src/VpcPS.Core/Catalog/actions.txt has it, or say in Differences why not:\n" + string.Join('\n', notSaid));
        Assert.Equal(Differences, found);
    }

    private static IEnumerable<string> DifferencesOf(ActionHandler model, CatalogAction facts)
    {
        foreach (Parameter parameter in model.Parameters)
        {
            if (facts.Parameters.FirstOrDefault(known => known.Name == parameter.Name) is not { } known)
            {
                yield return $"{model.Name} {parameter.Name}: only the model has it";
                continue;
            }

            CatalogType type = parameter switch
            {
                IntegerParameter => CatalogType.Number,
                BooleanParameter or OptionalBooleanParameter => CatalogType.Boolean,
                ListParameter { CommaSeparated: false } or TagsParameter => CatalogType.List,
                _ => CatalogType.Text,
            };
            if (type != known.Type)
            {
                yield return $"{model.Name} {parameter.Name}: {type}, and {known.Type} in the catalog";
            }

            if (parameter.IsRequired(ServiceRules.Today) != known.IsRequired)
            {
                yield return $"{model.Name} {parameter.Name}: " + (known.IsRequired ? "required in the catalog" : "required by the model");
            }
        }

        foreach (CatalogParameter required in facts.Parameters.Where(p => p.IsRequired && model.Parameters.All(m => m.Name != p.Name)))
        {
            yield return $"{model.Name} {required.Name}: required in the catalog, and the model does not have it";
        }
    }

    private static Dictionary<string, Type> ClientActions() => typeof(Core.Api.ApiAction).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Core.Api.ApiAction).IsAssignableFrom(type))
        .Where(type => type.Name is not ("AnyAction" or "AssumeRole"))
        .ToDictionary(type => type.Name);
}
