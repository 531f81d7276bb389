// Does one thing with an image by gophercloud, on the cloud that the variables OS_... name, and prints what it
// learned. A failure ends the program with its reason and 1. Debian: golang-github-gophercloud-gophercloud-dev.
//
//	images create NAME          makes a raw image with the property "kind" and with its name as a tag; its id
//	images update ID NAME       gives it another name, and another kind
//	images upload ID FILE
//	images list TAG             the ids, one a line, asked for page by page
//	images show ID              as JSON
//	images download ID FILE
//	images deactivate ID
//	images reactivate ID
//	images import ID FILE       stages the file and has it imported
//	images tasks ID             the status of each task that has made data of the image, one a line
//	images delete ID
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/gophercloud/gophercloud"
	"github.com/gophercloud/gophercloud/openstack"
	"github.com/gophercloud/gophercloud/openstack/imageservice/v2/imagedata"
	"github.com/gophercloud/gophercloud/openstack/imageservice/v2/imageimport"
	"github.com/gophercloud/gophercloud/openstack/imageservice/v2/images"
	"github.com/gophercloud/gophercloud/openstack/imageservice/v2/tasks"
	"github.com/gophercloud/gophercloud/pagination"
)

type verb func(cloud *gophercloud.ServiceClient, arguments []string) error

var verbs = map[string]verb{
	"create":     create,
	"update":     update,
	"upload":     upload,
	"list":       list,
	"show":       show,
	"download":   download,
	"deactivate": action,
	"reactivate": action,
	"import":     importStaged,
	"tasks":      listTasks,
	"delete":     remove,
}

func main() {
	cloud, err := connect()
	if err == nil {
		err = verbs[os.Args[1]](cloud, os.Args[2:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func connect() (*gophercloud.ServiceClient, error) {
	domain := os.Getenv("OS_USER_DOMAIN_NAME")
	provider, err := openstack.AuthenticatedClient(gophercloud.AuthOptions{
		IdentityEndpoint: os.Getenv("OS_AUTH_URL"),
		Username:         os.Getenv("OS_USERNAME"),
		Password:         os.Getenv("OS_PASSWORD"),
		DomainName:       domain,
		Scope:            &gophercloud.AuthScope{ProjectName: os.Getenv("OS_PROJECT_NAME"), DomainName: domain},
	})
	if err != nil {
		return nil, err
	}
	return openstack.NewImageServiceV2(provider, gophercloud.EndpointOpts{})
}

func create(cloud *gophercloud.ServiceClient, arguments []string) error {
	image, err := images.Create(cloud, images.CreateOpts{
		Name:            arguments[0],
		Tags:            []string{arguments[0]},
		DiskFormat:      "raw",
		ContainerFormat: "bare",
		Properties:      map[string]string{"kind": "test"},
	}).Extract()
	if err != nil {
		return err
	}
	fmt.Println(image.ID)
	return nil
}

func update(cloud *gophercloud.ServiceClient, arguments []string) error {
	return images.Update(cloud, arguments[0], images.UpdateOpts{
		images.ReplaceImageName{NewName: arguments[1]},
		images.UpdateImageProperty{Op: images.ReplaceOp, Name: "kind", Value: "other"},
	}).Err
}

func upload(cloud *gophercloud.ServiceClient, arguments []string) error {
	file, err := os.Open(arguments[1])
	if err != nil {
		return err
	}
	defer file.Close()
	return imagedata.Upload(cloud, arguments[0], file).ExtractErr()
}

func list(cloud *gophercloud.ServiceClient, arguments []string) error {
	options := images.ListOpts{Tags: []string{arguments[0]}, Limit: 1}
	return images.List(cloud, options).EachPage(func(page pagination.Page) (bool, error) {
		found, err := images.ExtractImages(page)
		for _, image := range found {
			fmt.Println(image.ID)
		}
		return err == nil, err
	})
}

func show(cloud *gophercloud.ServiceClient, arguments []string) error {
	image, err := images.Get(cloud, arguments[0]).Extract()
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"name":     image.Name,
		"kind":     image.Properties["kind"],
		"tags":     image.Tags,
		"status":   image.Status,
		"size":     image.SizeBytes,
		"checksum": image.Checksum,
	})
}

func download(cloud *gophercloud.ServiceClient, arguments []string) error {
	data, err := imagedata.Download(cloud, arguments[0]).Extract()
	if err != nil {
		return err
	}
	file, err := os.Create(arguments[1])
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(file, data)
	return err
}

// The library knows no actions, but takes requests that it does not know.
func action(cloud *gophercloud.ServiceClient, arguments []string) error {
	url := cloud.ServiceURL("images", arguments[0], "actions", os.Args[1])
	_, err := cloud.Post(url, nil, nil, &gophercloud.RequestOpts{OkCodes: []int{204}})
	return err
}

func importStaged(cloud *gophercloud.ServiceClient, arguments []string) error {
	file, err := os.Open(arguments[1])
	if err != nil {
		return err
	}
	defer file.Close()
	if err := imagedata.Stage(cloud, arguments[0], file).ExtractErr(); err != nil {
		return err
	}
	options := imageimport.CreateOpts{Name: imageimport.GlanceDirectMethod}
	return imageimport.Create(cloud, arguments[0], options).ExtractErr()
}

func listTasks(cloud *gophercloud.ServiceClient, arguments []string) error {
	return tasks.List(cloud, tasks.ListOpts{}).EachPage(func(page pagination.Page) (bool, error) {
		found, err := tasks.ExtractTasks(page)
		for _, entry := range found {
			// because a list does not tell results
			task, err := tasks.Get(cloud, entry.ID).Extract()
			if err != nil {
				return false, err
			}
			if task.Result["image_id"] == arguments[0] {
				fmt.Println(task.Status)
			}
		}
		return err == nil, err
	})
}

func remove(cloud *gophercloud.ServiceClient, arguments []string) error {
	return images.Delete(cloud, arguments[0]).ExtractErr()
}
